package cn.zhiban.scheduling.solver;

import com.google.ortools.Loader;

/** Whether OR-Tools' native library runs on this machine; without it the engine uses its own code only. */
final class NativeSolvers {
    private static final System.Logger LOG = System.getLogger(NativeSolvers.class.getName());

    private NativeSolvers() {}

    private static final class Holder {
        static final boolean LOADED = load();
    }

    private static boolean load() {
        if (Boolean.getBoolean("zhiban.scheduling.without-natives")) {
            return false;
        }
        try {
            Loader.loadNativeLibraries();
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "OR-Tools does not load here; rosters are found without it", e);
            return false;
        }
    }

    static boolean available() {
        return Holder.LOADED;
    }
}
