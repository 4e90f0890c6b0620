/** How people prove who they are: password, throttling of guesses, single sign-on, one-time and own passwords. */
@NullMarked
package cn.zhiban.core.security.signin;

import org.jspecify.annotations.NullMarked;
