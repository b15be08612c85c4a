/* What the page of a meeting brings for its scripts, as the build works it out. */

interface MeetingData extends ConversationsData {
  /** The thank-you message, of which a meeting fills in what is known. */
  thanks: LetterData | null;
}
