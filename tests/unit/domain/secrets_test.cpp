#include "domain/secrets.h"
#include <doctest/doctest.h>

TEST_CASE("keys of known makers and long mixed values behind telling names are left out, and nothing else") {
    CHECK(without_secrets("A: ghp_abcdefghijklmnopqrstuvwxyz0123456789, B: 1") == "A: [MASKED], B: 1");
    CHECK(without_secrets("export API_KEY='abc123def456gh' && wandb login --password=zzz999zzz999") == "export API_KEY='[MASKED]' && wandb login --password=[MASKED]");
    CHECK(without_secrets("a: AKIAIOSFODNN7EXAMPLE\nsecret_key: wJalrXUtnFEMI/K7MDENG\n") == "a: [MASKED]\nsecret_key: [MASKED]\n");
    for (const char* text : {"", "\n", "token: short1", "api_key: {{ api_key }}", "password: nodigitsinthis", "image: nvcr.io/nvidia/pytorch:24.08-py3", "sk-", "credentials: {wandb: {API_KEY: api_key}}"}) CHECK(without_secrets(text) == text);
}

TEST_CASE("a private key goes with all its lines") {
    CHECK(without_secrets("a: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIE\n  -----END RSA PRIVATE KEY-----\nb: 1\n") == "a: |\n  [MASKED]\nb: 1\n");
    CHECK(without_secrets("-----BEGIN PRIVATE KEY-----\nMIIE") == "[MASKED]");
    CHECK(without_secrets("-----BEGIN CERTIFICATE-----\nMIIE") == "-----BEGIN CERTIFICATE-----\nMIIE");
}

TEST_CASE("a variable is judged by its name too") {
    CHECK(without_secret("api_key", "abcdef123456") == "[MASKED]");
    CHECK(without_secret("epochs", "abcdef123456") == "abcdef123456");
    CHECK(without_secret("x", "ghp_abcdefghijklmnopqrstuvwxyz0123456789") == "[MASKED]");
    CHECK(without_secret("a=token", "abcdef123456") == "[MASKED]");
}
