package cn.zhiban.core.demo;

/** Demo data of a module: a bean under the {@code demo} profile, loaded once into an empty database. */
public interface DemoDataset {
    /** Lower comes first; core is 0, kb 100. */
    int order();

    /** Unique name; a data set that was loaded whole is not loaded again. */
    String name();

    /** Loads it as the system. Called again from the start if an earlier run was killed in the middle. */
    void load() throws Exception;
}
