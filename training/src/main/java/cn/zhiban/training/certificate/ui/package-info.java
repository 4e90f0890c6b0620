/** Screens of certificates. */
@NullMarked
package cn.zhiban.training.certificate.ui;

import org.jspecify.annotations.NullMarked;
