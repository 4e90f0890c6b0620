/** Sign-in, profile, accounts, roles and tokens on the screen. */
@NullMarked
package cn.zhiban.core.security.ui;

import org.jspecify.annotations.NullMarked;
