/** The audit log as administrators read it. */
@NullMarked
package cn.zhiban.core.audit.ui;

import org.jspecify.annotations.NullMarked;
