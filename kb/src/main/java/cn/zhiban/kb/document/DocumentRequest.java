package cn.zhiban.kb.document;

import java.util.List;
import java.util.Set;

/**
 * An import of documents.
 *
 * @param files public ids of the uploaded files
 * @param target where they go
 * @param dryRun only say what would be done
 * @param left external ids of the pieces that are not wanted
 */
public record DocumentRequest(List<String> files, DocumentTarget target, boolean dryRun, Set<String> left) {
    public DocumentRequest {
        files = List.copyOf(files);
        left = left == null ? Set.of() : Set.copyOf(left);
    }
}
