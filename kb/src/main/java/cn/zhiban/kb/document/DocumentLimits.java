package cn.zhiban.kb.document;

/**
 * How much is taken, so that no upload can fill the memory or the disk.
 *
 * @param uploadBytes an uploaded file
 * @param entries files in a ZIP
 * @param unpackedBytes all files of a ZIP together
 * @param entryBytes one file of a ZIP
 * @param textBytes a Markdown, HTML or XML file
 * @param ratio how many times larger than packed a file may be, if it is large at all
 */
record DocumentLimits(long uploadBytes, int entries, long unpackedBytes, long entryBytes, long textBytes, int ratio) {
    private static final long MEGABYTE = 1024L * 1024;
    /** Files smaller than this may be packed as well as they like. */
    static final long RATIO_FROM = 8 * MEGABYTE;

    static final DocumentLimits DEFAULT =
            new DocumentLimits(64 * MEGABYTE, 5_000, 512 * MEGABYTE, 64 * MEGABYTE, 32 * MEGABYTE, 100);
}
