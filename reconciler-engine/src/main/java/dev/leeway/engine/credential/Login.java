package dev.leeway.engine.credential;

/**
 * A user name with its password or token. Never prints the secret.
 *
 * @param user the user name
 * @param secret the password or token
 */
public record Login(String user, String secret) {
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
