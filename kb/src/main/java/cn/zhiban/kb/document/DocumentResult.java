package cn.zhiban.kb.document;

import java.util.List;

/**
 * What an import of documents came to; the result of its job.
 *
 * @param dryRun nothing was written
 * @param rows pieces looked at
 * @param created articles that are new
 * @param updated articles that say something else now
 * @param unchanged articles that said just that already
 * @param skipped pieces that were left out, mostly because of mistakes
 * @param errorCount number of mistakes
 * @param errors the first {@value #MOST_ERRORS} mistakes
 * @param files what was found in each file
 */
public record DocumentResult(
        boolean dryRun,
        int rows,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int errorCount,
        List<Mistake> errors,
        List<FileCount> files) {
    /** So many mistakes are kept; more are only counted. */
    public static final int MOST_ERRORS = 1_000;

    /**
     * Why a piece or a file was not taken.
     *
     * @param row number of the piece, 0 for a whole file
     * @param column field that is wrong, or empty
     * @param file path of the document
     * @param title its heading, or empty
     * @param key key of the message
     * @param arguments values for it
     */
    public record Mistake(int row, String column, String file, String title, String key, List<String> arguments) {}

    /**
     * What a document held.
     *
     * @param file its path
     * @param headings its headings
     * @param groups headings that only gather others
     * @param blocks its text blocks
     * @param imported headings that became articles
     * @param left headings that did not
     */
    public record FileCount(String file, int headings, int groups, int blocks, int imported, List<Left> left) {}

    /**
     * A heading that became no article.
     *
     * @param heading the heading
     * @param reason key of the reason
     */
    public record Left(String heading, String reason) {}

    /** Whether something was written. */
    public boolean wrote() {
        return !dryRun && created + updated > 0;
    }
}
