/** Imports of spreadsheets: modules say what a row is and how it is kept, this package does everything around it. */
@NullMarked
@NamedInterface("importing")
package cn.zhiban.core.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
