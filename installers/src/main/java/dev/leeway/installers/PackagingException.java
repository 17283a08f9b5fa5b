package dev.leeway.installers;

/** A package could not be made; the message says which step failed and what it said. */
final class PackagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PackagingException(String what, String output) {
        super(what + "\n" + output.strip().indent(2));
    }
}
