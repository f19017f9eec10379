"""Where the staff of the awards work: sign in, import, edit, preview, publish and go back."""
