package dev.leeway.engine.practice.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for this machine's loopback addresses, made anew for every server; its
 * key never leaves the process. Elliptic curve P-256: made in milliseconds.
 */
public final class LoopbackCertificate {
    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final Duration VALID_FOR = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = new char[0];

    private final Certificate certificate;
    private final KeyPair keys;

    private LoopbackCertificate(Certificate certificate, KeyPair keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    /**
     * Makes a certificate.
     *
     * @throws IllegalStateException when this Java has no elliptic curve cryptography
     */
    public static LoopbackCertificate create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] body = body(keys, Instant.now());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] signed =
                    Der.sequence(
                            body,
                            Der.sequence(Der.identifier(ECDSA_SHA256)),
                            Der.bits(signature.sign()));
            Certificate certificate =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(signed));
            return new LoopbackCertificate(certificate, keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a certificate", e);
        }
    }

    /** The part that is signed (RFC 5280, 4.1.1.1). */
    private static byte[] body(KeyPair keys, Instant now) {
        byte[] name =
                Der.sequence(
                        Der.set(
                                Der.sequence(
                                        Der.identifier(COMMON_NAME), Der.utf8("leeway-practice"))));
        byte[] alternatives =
                Der.sequence(
                        dnsName("localhost"),
                        dnsName("kubernetes"),
                        dnsName("kubernetes.default.svc"),
                        address(new byte[] {127, 0, 0, 1}),
                        address(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        byte[] extensions =
                Der.sequence(
                        Der.sequence(
                                Der.identifier(BASIC_CONSTRAINTS),
                                Der.bool(true),
                                Der.octets(Der.sequence(Der.bool(true)))),
                        Der.sequence(Der.identifier(ALTERNATIVE_NAMES), Der.octets(alternatives)));
        BigInteger serial = new BigInteger(64, new SecureRandom()).setBit(62);
        return Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                Der.sequence(Der.identifier(ECDSA_SHA256)),
                name,
                Der.sequence(Der.utcTime(now.minus(CLOCK_SKEW)), Der.utcTime(now.plus(VALID_FOR))),
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(0xa3, extensions));
    }

    private static byte[] dnsName(String name) {
        return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] address(byte[] address) {
        return Der.tagged(0x87, address);
    }

    /** Returns the certificate in PEM. */
    public String pem() {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be written", e);
        }
    }

    /** Returns a TLS context that shows the certificate. */
    public SSLContext tls() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(
                    "practice", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
    }
}
