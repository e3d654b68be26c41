"""What a person types into a page, as typed values; whether it may be done is the actions' business."""
