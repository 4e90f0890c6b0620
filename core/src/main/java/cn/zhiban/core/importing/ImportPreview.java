package cn.zhiban.core.importing;

import java.util.List;
import java.util.Map;

/**
 * The beginning of a file that is to be imported, for a person to check.
 *
 * @param encoding encoding of a CSV file, empty for others
 * @param headers headings of the file
 * @param rows first rows, as they stand there
 * @param mapping heading → field; an empty field leaves the column out
 * @param missing titles of required columns that no heading is mapped to
 */
public record ImportPreview(
        String encoding,
        List<String> headers,
        List<List<String>> rows,
        Map<String, String> mapping,
        List<String> missing) {}
