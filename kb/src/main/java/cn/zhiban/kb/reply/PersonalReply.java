package cn.zhiban.kb.reply;

/**
 * A reply that somebody keeps for themselves.
 *
 * @param id its id; 0 for a new one
 * @param shortCode what is typed after a slash; may be empty
 * @param title what it is about, at most {@value #TITLE_LENGTH} characters
 * @param text plain text with variables, at most {@value #TEXT_LENGTH} characters
 * @param version counter against lost updates
 */
public record PersonalReply(long id, String shortCode, String title, String text, int version) {
    /** Longest title. */
    public static final int TITLE_LENGTH = 100;
    /** Longest text. */
    public static final int TEXT_LENGTH = 2_000;
    /** Nothing yet. */
    public static final PersonalReply NEW = new PersonalReply(0, "", "", "", 0);
}
