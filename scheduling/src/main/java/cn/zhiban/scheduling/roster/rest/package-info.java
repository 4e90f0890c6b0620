/** Rosters for the matrix in the browser and for other programs. */
@NullMarked
package cn.zhiban.scheduling.roster.rest;

import org.jspecify.annotations.NullMarked;
