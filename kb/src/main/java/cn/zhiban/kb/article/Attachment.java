package cn.zhiban.kb.article;

/**
 * A file that goes with an article (附件). Its name and size are those of the stored file, whatever a writer says.
 *
 * @param publicId the file's address is {@code /files/<publicId>}
 * @param name for people, for example 质检报告.pdf
 * @param sizeBytes its size
 */
public record Attachment(String publicId, String name, long sizeBytes) {
    public Attachment {
        name = name == null ? "" : name;
    }

    /** Where it is downloaded by who may read the article. */
    public String address() {
        return "/files/" + publicId;
    }
}
