package cn.zhiban.core.tabular;

import java.util.Map;

/**
 * One row of a table.
 *
 * @param number row as people see it in the file, 1-based, the heading counted
 * @param cells values by field; a column that the file does not have is absent, an empty cell is an empty text
 */
public record TableRow(int number, Map<String, String> cells) {}
