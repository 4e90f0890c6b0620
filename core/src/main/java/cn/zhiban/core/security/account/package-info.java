/** Accounts (账号) of people: who keeps them, what they are linked with, what their owners may change themselves. */
@NullMarked
package cn.zhiban.core.security.account;

import org.jspecify.annotations.NullMarked;
