"""The platform: a Django project of rooms (models, actions, queries) and doors (views, forms, templates)."""
