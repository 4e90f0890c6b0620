package cn.zhiban.core.file;

/**
 * A file in the store.
 *
 * @param id its id
 * @param publicId 22 random characters, its address is {@code /files/<publicId>}
 * @param name the name it was uploaded under, for people only
 * @param contentType found by its content, not by its name
 * @param sizeBytes its size
 * @param purpose what it belongs to, for example {@code kb.image}; decides who may read it
 * @param createdBy reference of who uploaded it
 */
public record StoredFile(
        long id, String publicId, String name, String contentType, long sizeBytes, String purpose, String createdBy) {}
