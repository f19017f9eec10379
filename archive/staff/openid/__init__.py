"""Signing in by a provider that vouches: OpenID Connect, where the settings name one.

It only vouches for accounts that are there: whoever it knows besides stays outside. The flow is
that of a code with PKCE, state and nonce; its parts are Authlib's.
"""
