"""What a house decides about its service hours."""

from juli.hub.service_hours.actions.setting import lift_service, set_service

__all__ = ["lift_service", "set_service"]
