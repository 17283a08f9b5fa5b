package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Thrown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.errors.PackMismatchException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.jspecify.annotations.Nullable;

/** Says in the operator's words what JGit and the system say in theirs. */
final class GitTrouble {
    private static final int MOST_WORDS = 300;

    private final String url;

    GitTrouble(String url) {
        this.url = withoutUser(url);
    }

    /** Returns the address without what stands before the {@code @}. */
    static String withoutUser(String url) {
        return url.replaceFirst("(?<=://)[^/@]*@", "");
    }

    SourceException of(Problem problem, Wording what, Wording nextStep, @Nullable Throwable cause) {
        return new SourceException(
                problem, SourcePhrase.AT.of(Wording.quoted(url), what), nextStep, cause);
    }

    /** Judges a failed fetch. */
    SourceException ofFetch(Throwable cause, HostCredentials login, SshAccess ssh) {
        Optional<String> key = ssh.refusedKey();
        if (key.isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    SourcePhrase.SSH_HOST.of(key.get()),
                    SourcePhrase.SSH_HOST_NEXT.of(),
                    cause);
        }
        Optional<OwnHostConnections.ForeignHost> foreign =
                find(cause, OwnHostConnections.ForeignHost.class);
        if (foreign.isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    SourcePhrase.FOREIGN_HOST.of(String.valueOf(foreign.get().getMessage())),
                    SourcePhrase.FOREIGN_HOST_NEXT.of(),
                    cause);
        }
        if (find(cause, SSLException.class).isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    SourcePhrase.TLS.of(words(root(cause))),
                    SourcePhrase.TLS_NEXT.of(),
                    cause);
        }
        if (isLoginTrouble(cause)) {
            return of(
                    Problem.NOT_AUTHENTICATED,
                    (login.hadLogin() ? SourcePhrase.LOGIN_REFUSED : SourcePhrase.LOGIN_WANTED)
                            .of(),
                    SourcePhrase.LOGIN_NEXT.of(),
                    cause);
        }
        return of(cause);
    }

    /** Judges a failure of any kind. */
    SourceException of(Throwable cause) {
        if (find(cause, UnknownHostException.class).isPresent()) {
            return of(
                    Problem.HOST_UNREACHABLE,
                    SourcePhrase.NO_HOST.of(words(find(cause, UnknownHostException.class).get())),
                    SourcePhrase.NO_HOST_NEXT.of(),
                    cause);
        }
        if (any(cause, GitTrouble::isTimeout)) {
            return timeout(cause);
        }
        if (any(cause, e -> e instanceof ConnectException || e instanceof NoRouteToHostException)
                || any(cause, e -> e.getClass() == SocketException.class)) {
            return of(
                    Problem.HOST_UNREACHABLE,
                    SourcePhrase.SILENT.of(words(root(cause))),
                    SourcePhrase.SILENT_NEXT.of(),
                    cause);
        }
        if (any(cause, GitTrouble::isCorruption)) {
            return corrupt(cause);
        }
        if (any(cause, GitTrouble::isDiskTrouble)) {
            return disk(cause);
        }
        if (any(cause, GitTrouble::isNoRepository)) {
            return of(
                    Problem.NOT_A_REPOSITORY,
                    SourcePhrase.NO_REPOSITORY.of(),
                    SourcePhrase.NO_REPOSITORY_NEXT.of(),
                    cause);
        }
        return of(
                Problem.HOST_UNREACHABLE,
                SourcePhrase.NOT_FETCHED.of(words(cause)),
                SourcePhrase.NOT_FETCHED_NEXT.of(),
                cause);
    }

    SourceException timeout(@Nullable Throwable cause) {
        return of(
                Problem.TIMEOUT, SourcePhrase.TIME_UP.of(), SourcePhrase.TIME_UP_NEXT.of(), cause);
    }

    SourceException corrupt(Throwable cause) {
        return corrupt(Wording.quoted(words(root(cause))), cause);
    }

    SourceException corrupt(Wording why, @Nullable Throwable cause) {
        return of(
                Problem.MIRROR_CORRUPT,
                SourcePhrase.DAMAGED.of(why),
                SourcePhrase.DAMAGED_NEXT.of(),
                cause);
    }

    SourceException disk(Throwable cause) {
        return of(
                Problem.DISK,
                SourcePhrase.DISK.of(words(root(cause))),
                SourcePhrase.DISK_NEXT.of(),
                cause);
    }

    static boolean isCorruption(Throwable e) {
        return e instanceof MissingObjectException
                || e instanceof CorruptObjectException
                || e instanceof PackInvalidException
                || e instanceof PackMismatchException
                || e instanceof java.util.zip.DataFormatException;
    }

    static boolean any(Throwable cause, Predicate<Throwable> test) {
        Throwable at = cause;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (test.test(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isTimeout(Throwable e) {
        return e instanceof SocketTimeoutException
                || e instanceof InterruptedIOException
                || message(e).contains("timed out");
    }

    private static boolean isNoRepository(Throwable e) {
        return e instanceof NoRemoteRepositoryException
                || e instanceof RepositoryNotFoundException
                || e instanceof NotSupportedException
                || message(e).contains("expected content-type")
                || message(e).contains("does not appear to be a git repository")
                || message(e).contains("not found");
    }

    private static boolean isLoginTrouble(Throwable cause) {
        return any(
                cause,
                e ->
                        message(e).contains("not authorized")
                                || message(e).contains("authentication")
                                || message(e).contains("cannot log in")
                                || message(e).contains("not permitted on"));
    }

    private static boolean isDiskTrouble(Throwable e) {
        return e instanceof FileSystemException
                || (e instanceof IOException
                        && (message(e).contains("no space left")
                                || message(e).contains("read-only file system")
                                || message(e).contains("permission denied")
                                || message(e).contains("disk quota")
                                || message(e).contains("file too large")
                                || message(e).contains("not enough space")
                                || message(e).contains("creating directories")
                                || message(e).contains("could not rename")));
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        Throwable at = cause;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable cause) {
        Throwable at = cause;
        for (int depth = 0; depth < 20; depth++) {
            Throwable below = at.getCause();
            if (below == null) {
                return at;
            }
            at = below;
        }
        return at;
    }

    /** A remote may put anything into its words: one line of printable text, and not too much. */
    private static String words(Throwable e) {
        String text = withoutUser(Thrown.words(e)).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "..." : text;
    }
}
