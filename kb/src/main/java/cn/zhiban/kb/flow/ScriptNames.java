package cn.zhiban.kb.flow;

import java.util.Optional;

/** How outlines name other scripts. */
public interface ScriptNames {
    /** Numbers alone: a script is named by the id of its article. */
    ScriptNames BY_ID = new ScriptNames() {
        @Override
        public Optional<Long> id(String name) {
            return name.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(name)) : Optional.empty();
        }

        @Override
        public String name(long id) {
            return String.valueOf(id);
        }
    };

    /** The article that a name stands for. */
    Optional<Long> id(String name);

    /** The name of an article in an outline. */
    String name(long id);
}
