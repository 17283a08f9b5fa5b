package dev.leeway.engine.source.git;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * An origin on this machine. Whether anything is new there can be seen without a fetch, which
 * starts the whole machinery of a server and a client.
 */
final class LocalOrigin {
    private LocalOrigin() {}

    /**
     * Returns whether the origin is a folder whose branches, tags and default branch are those of
     * the mirror. False says nothing: a fetch finds out, and says what is wrong.
     */
    static boolean hasSameBranchesAndTags(String url, Repository mirror) {
        try {
            URIish address = new URIish(url);
            if (address.isRemote()) {
                return false;
            }
            File folder = RepositoryCache.FileKey.resolve(new File(address.getPath()), FS.DETECTED);
            if (folder == null) {
                return false;
            }
            try (Repository origin =
                    new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build()) {
                Map<String, ObjectId> there = branchesAndTags(origin);
                return !there.isEmpty()
                        && there.equals(branchesAndTags(mirror))
                        && defaultBranch(origin).equals(defaultBranch(mirror));
            }
        } catch (URISyntaxException | IOException | RuntimeException unclear) {
            return false;
        }
    }

    private static Map<String, ObjectId> branchesAndTags(Repository repository) throws IOException {
        Map<String, ObjectId> found = new TreeMap<>();
        for (String prefix : new String[] {Constants.R_HEADS, Constants.R_TAGS}) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                if (ref.getObjectId() != null) {
                    found.put(ref.getName(), ref.getObjectId());
                }
            }
        }
        return found;
    }

    private static String defaultBranch(Repository repository) throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        return head == null ? "" : head.getTarget().getName();
    }
}
