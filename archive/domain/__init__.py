"""What an award is: typed values and pure functions that know no web server and no database."""
