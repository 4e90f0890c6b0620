/** What two or more modules share. Other modules may use the named interfaces below and the types in this package. */
@NullMarked
@ApplicationModule(
        displayName = "Core",
        allowedDependencies = {})
package cn.zhiban.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
