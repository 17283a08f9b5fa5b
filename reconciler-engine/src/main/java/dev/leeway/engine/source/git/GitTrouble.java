package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
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

    SourceException of(Problem problem, String what, String nextStep, @Nullable Throwable cause) {
        return new SourceException(problem, url + ": " + what, nextStep, cause);
    }

    /** Judges a failed fetch. */
    SourceException ofFetch(Throwable cause, HostCredentials login, SshAccess ssh) {
        Optional<String> key = ssh.refusedKey();
        if (key.isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    "the SSH host is not trusted: " + key.get(),
                    "Compare the host's fingerprint with the one its owner publishes, then add the key"
                            + " to ~/.ssh/known_hosts (connecting once with ssh offers that).",
                    cause);
        }
        Optional<OwnHostConnections.ForeignHost> foreign =
                find(cause, OwnHostConnections.ForeignHost.class);
        if (foreign.isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    foreign.get().getMessage() + ", which is not followed: a login would go there",
                    "If the repository moved, write its new address into the workspace.",
                    cause);
        }
        if (find(cause, SSLException.class).isPresent()) {
            return of(
                    Problem.HOST_NOT_TRUSTED,
                    "the secure connection failed: " + words(root(cause)),
                    "Check the address and the clock; if the host has a private certificate authority, add"
                            + " it to the trust store of the Java that runs Leeway.",
                    cause);
        }
        if (isLoginTrouble(cause)) {
            return of(
                    Problem.NOT_AUTHENTICATED,
                    login.hadLogin()
                            ? "the host refused the login that the Git credential helper gave"
                            : "the host wants a login and none is at hand",
                    "Check that 'git ls-remote' works with this address; for https store a login in your Git"
                            + " credential helper, for ssh load the key into the agent.",
                    cause);
        }
        return of(cause);
    }

    /** Judges a failure of any kind. */
    SourceException of(Throwable cause) {
        if (find(cause, UnknownHostException.class).isPresent()) {
            return of(
                    Problem.HOST_UNREACHABLE,
                    "no such host: " + words(find(cause, UnknownHostException.class).get()),
                    "Check the address, the network and the VPN.",
                    cause);
        }
        if (any(cause, GitTrouble::isTimeout)) {
            return timeout(cause);
        }
        if (any(cause, e -> e instanceof ConnectException || e instanceof NoRouteToHostException)
                || any(cause, e -> e.getClass() == SocketException.class)) {
            return of(
                    Problem.HOST_UNREACHABLE,
                    "the host does not answer: " + words(root(cause)),
                    "Check the network and the VPN, and whether the host is up.",
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
                    "there is no Git repository that this login may read",
                    "Check the address; hosts also answer so when the login lacks the right to read.",
                    cause);
        }
        return of(
                Problem.HOST_UNREACHABLE,
                "could not be fetched: " + words(cause),
                "Check that 'git ls-remote' works with this address.",
                cause);
    }

    SourceException timeout(@Nullable Throwable cause) {
        return of(
                Problem.TIMEOUT,
                "the time was up before the repository was fetched",
                "Try again; a large repository needs longer the first time, and what was fetched counts.",
                cause);
    }

    SourceException corrupt(Throwable cause) {
        return of(
                Problem.MIRROR_CORRUPT,
                "the local mirror is damaged: " + words(root(cause)),
                "Refresh: Leeway sets the damaged mirror aside and fetches it anew.",
                cause);
    }

    SourceException disk(Throwable cause) {
        return of(
                Problem.DISK,
                "the local disk refused: " + words(root(cause)),
                "Free some space, or make Leeway's data folder writable.",
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
        String message = e.getMessage();
        String text =
                message == null
                        ? e.getClass().getSimpleName()
                        : withoutUser(message).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "..." : text;
    }
}
