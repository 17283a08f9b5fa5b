package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.source.SourceException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside a repository. */
final class Paths {
    private Paths() {}

    /**
     * Resolves a path that stands in a kustomization.
     *
     * @throws KustomizeException when it leads out of the repository or to another host
     */
    static String resolve(String folder, String path, String file) throws KustomizeException {
        if (isRemote(path)) {
            throw new KustomizeException(
                    KustomizeException.Kind.FORBIDDEN,
                    new Origin(file, 0, 0),
                    KustomizePhrase.OTHER_HOST.of(path));
        }
        if (path.startsWith("/")) {
            throw new KustomizeException(
                    KustomizeException.Kind.FORBIDDEN,
                    new Origin(file, 0, 0),
                    KustomizePhrase.ABSOLUTE.of(path));
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    throw new KustomizeException(
                            KustomizeException.Kind.FORBIDDEN,
                            new Origin(file, 0, 0),
                            KustomizePhrase.OUTSIDE.of(path));
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /**
     * Finds a file that a kustomization names.
     *
     * @return its path as written, links not followed
     * @throws KustomizeException when it is not there, or lies outside the kustomization's folder:
     *     Kustomize reads nothing but other kustomizations there
     */
    static String file(KustomizeFiles files, String folder, String path, String file)
            throws KustomizeException, SourceException, InterruptedException {
        String resolved = resolve(folder, path, file);
        KustomizeFiles.Found found = files.at(resolved);
        if (found.place() != KustomizeFiles.Place.FILE) {
            throw KustomizeException.wrong(file, KustomizePhrase.NOT_A_FILE.of(resolved));
        }
        if (!folder.isEmpty() && !found.path().startsWith(folder + "/")) {
            throw KustomizeException.wrong(file, KustomizePhrase.NOT_BELOW.of(path));
        }
        return resolved;
    }

    static boolean isRemote(String path) {
        return path.contains("://")
                || path.matches("(?i)(git@|git::|gh:|github\\.com[/:]).*")
                || path.matches("[^/]+\\.[a-z]{2,}/[^/]+/[^?]+\\?ref=.*");
    }
}
