/** The one application: what stands around the modules' pages, and the whole suite's configuration. */
@NullMarked
@ApplicationModule(displayName = "Application")
package cn.zhiban.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
