/** Screens of the ledger. */
@NullMarked
package cn.zhiban.scheduling.ledger.ui;

import org.jspecify.annotations.NullMarked;
