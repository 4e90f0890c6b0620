/** Spreadsheets in and out: XLSX, XLS and CSV of any encoding, told by their content; every import goes through here. */
@NullMarked
@NamedInterface("tabular")
package cn.zhiban.core.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
