/**
 * Knowledge: what agents answer buyers with. Other modules may use the types in this package; articles, search and import
 * live in the feature packages below.
 */
@NullMarked
@ApplicationModule(
        displayName = "Knowledge",
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
package cn.zhiban.kb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
