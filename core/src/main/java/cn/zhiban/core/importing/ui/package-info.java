/** The dialog in which spreadsheets are imported, for every module. */
@NullMarked
@NamedInterface("importing")
package cn.zhiban.core.importing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
