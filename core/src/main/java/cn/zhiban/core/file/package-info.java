/** Stored files: uploads, images, import sources; on disk, behind a small interface. */
@NullMarked
@NamedInterface("file")
package cn.zhiban.core.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
