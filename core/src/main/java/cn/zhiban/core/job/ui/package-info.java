/** The page with the jobs of a person, or of everybody. */
@NullMarked
@NamedInterface("job")
package cn.zhiban.core.job.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
