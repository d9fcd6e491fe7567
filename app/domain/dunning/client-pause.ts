/** How long reminders rest when a client presses the button of their mail program; meanwhile somebody looks at it. */
export const clientPauseDays = 30
