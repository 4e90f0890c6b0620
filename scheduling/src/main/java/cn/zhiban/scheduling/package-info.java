/** Scheduling: demand, wishes, rosters that people can follow line by line, and the engine that finds them. */
@NullMarked
@ApplicationModule(
        displayName = "Scheduling",
        allowedDependencies = {
            "core",
            "core::org",
            "core::security",
            "core::audit",
            "core::job",
            "core::notify",
            "core::file",
            "core::pdf",
            "core::tabular",
            "core::ui",
            "core::time",
            "core::demo",
            "core::i18n",
            "core::web",
            "core::database",
            "core::importing"
        })
package cn.zhiban.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
