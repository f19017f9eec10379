"""What is recorded of each winner and what is not, by edition and aspect: `/coverage`."""
