package cn.zhiban.kb.document;

/**
 * What an export came to; the result of its job.
 *
 * @param file public id of the file, at {@code /files/<id>} for whoever asked for it
 * @param name its name
 * @param articles number of articles in it
 * @param pictures number of pictures in it
 */
public record ExportResult(String file, String name, int articles, int pictures) {}
