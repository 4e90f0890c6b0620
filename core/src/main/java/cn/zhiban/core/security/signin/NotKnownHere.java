package cn.zhiban.core.security.signin;

import org.springframework.security.core.AuthenticationException;

/** The company's single sign-on vouches for the person, but there is no account here that the person may use. */
final class NotKnownHere extends AuthenticationException {
    NotKnownHere() {
        super("no usable account");
    }
}
