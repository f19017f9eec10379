"""What the browsers' and the standards' own examiners say of the pages. Run by `make audit`."""
