package dev.leeway.engine.cluster.login;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads certificates and private keys in PEM: PKCS #8, PKCS #1 (RSA) and SEC 1 (EC), the three that
 * clusters hand out. Source of the forms: RFC 7468, RFC 8017 appendix A, RFC 5915.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** {@code SEQUENCE { OID rsaEncryption, NULL }}. */
    private static final byte[] RSA_ALGORITHM = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    /** {@code OID id-ecPublicKey}. */
    private static final byte[] EC_ALGORITHM = {
        0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
    };

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int PARAMETERS = 0xa0;

    private PemFile() {}

    /** Returns the certificates, in order. */
    static List<X509Certificate> certificates(String pem, LoginPhrase invalid, LoginPhrase empty)
            throws LoginException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Matcher blocks = BLOCK.matcher(pem);
            while (blocks.find()) {
                if (blocks.group(1).equals("CERTIFICATE")) {
                    byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
                    found.add(
                            (X509Certificate)
                                    factory.generateCertificate(new ByteArrayInputStream(der)));
                }
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new LoginException(invalid.of(), LoginPhrase.CORRECT_NEXT.of(), e);
        }
        if (found.isEmpty()) {
            throw new LoginException(empty.of(), LoginPhrase.CORRECT_NEXT.of());
        }
        return List.copyOf(found);
    }

    /** Returns the private key. */
    static PrivateKey privateKey(String pem) throws LoginException {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            try {
                switch (blocks.group(1)) {
                    case "PRIVATE KEY" -> {
                        return anyKey(Base64.getMimeDecoder().decode(blocks.group(2)));
                    }
                    case "RSA PRIVATE KEY" -> {
                        byte[] pkcs1 = Base64.getMimeDecoder().decode(blocks.group(2));
                        return key("RSA", wrapped(RSA_ALGORITHM, pkcs1));
                    }
                    case "EC PRIVATE KEY" -> {
                        byte[] sec1 = Base64.getMimeDecoder().decode(blocks.group(2));
                        byte[] curve = curve(sec1);
                        return key("EC", wrapped(tagged(SEQUENCE, EC_ALGORITHM, curve), sec1));
                    }
                    case "ENCRYPTED PRIVATE KEY" ->
                            throw new LoginException(
                                    LoginPhrase.KEY_LOCKED.of(), LoginPhrase.KEY_LOCKED_NEXT.of());
                    default -> {
                        // Other blocks, such as EC PARAMETERS, may stand before the key.
                    }
                }
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new LoginException(
                        LoginPhrase.KEY_INVALID.of(), LoginPhrase.CORRECT_NEXT.of(), e);
            }
        }
        throw new LoginException(LoginPhrase.KEY_EMPTY.of(), LoginPhrase.CORRECT_NEXT.of());
    }

    private static PrivateKey anyKey(byte[] pkcs8) throws GeneralSecurityException {
        try {
            return key("RSA", pkcs8);
        } catch (InvalidKeySpecException notRsa) {
            try {
                return key("EC", pkcs8);
            } catch (InvalidKeySpecException notEc) {
                return key("EdDSA", pkcs8);
            }
        }
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, VERSION_0, algorithm, tagged(OCTET_STRING, key));
    }

    /** Finds the curve's identifier: {@code [0] { OID }} after the version and the key's octets. */
    private static byte[] curve(byte[] sec1) {
        int at = contentStart(sec1, 0);
        while (at < sec1.length) {
            int content = contentStart(sec1, at);
            int end = content + contentLength(sec1, at);
            if ((sec1[at] & 0xff) == PARAMETERS && sec1[content] == OBJECT_IDENTIFIER) {
                byte[] identifier = new byte[end - content];
                System.arraycopy(sec1, content, identifier, 0, identifier.length);
                return identifier;
            }
            at = end;
        }
        throw new IllegalArgumentException("the EC key does not name its curve");
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xff);
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
