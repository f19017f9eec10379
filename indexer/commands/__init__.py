"""The commands by family. Each is a few lines over the pipeline, and says what was done."""
