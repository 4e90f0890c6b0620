/** Training: paths, lessons, questions, exams, review, practice and the certificates that prove them. */
@NullMarked
@ApplicationModule(
        displayName = "Training",
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
            "core::importing",
            "kb",
            "kb::article",
            "kb::redline",
            "kb::markdown"
        })
package cn.zhiban.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
