"""Cities like yours: the page, its data, and which city a text means."""
