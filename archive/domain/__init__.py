"""What an award is: typed values and pure functions. Nothing here knows a web server or a database."""
