/** Long work with progress, cancel and result that survives a restart. */
@NullMarked
@NamedInterface("job")
package cn.zhiban.core.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
