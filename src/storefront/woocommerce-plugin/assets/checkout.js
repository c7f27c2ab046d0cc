// Beside the notice in the checkout: tells the shop the typed address in the classic checkout (the block checkout tells it by itself), moves the notice to
// the address field of the block checkout, and makes "No thanks" work without leaving the page.
( function ( settings ) {
	'use strict';
	if ( ! settings ) {
		return;
	}
	var notice = document.getElementById( 'retention-notice' );
	var isRefused = false;
	var last = '';
	var waiting;

	function post( url, fields ) {
		var form = new URLSearchParams( fields );
		form.append( 'nonce', settings.nonce );
		return window.fetch( url, { method: 'POST', body: form, credentials: 'same-origin' } );
	}

	function value( id ) {
		var field = document.getElementById( id );
		return field ? field.value.trim() : '';
	}

	function tell() {
		var fields = { email: value( 'billing_email' ), phone: value( 'billing_phone' ), first_name: value( 'billing_first_name' ) };
		var text = JSON.stringify( fields );
		if ( notice && ! isRefused && /^\S+@\S+\.\S+$/.test( fields.email ) && text !== last ) {
			last = text;
			post( settings.capture, fields ).catch( function () {
				last = '';
			} );
		}
	}

	document.addEventListener( 'change', function ( event ) {
		if ( /^billing_(email|phone|first_name)$/.test( event.target.id ) ) {
			window.clearTimeout( waiting );
			waiting = window.setTimeout( tell, 500 );
		}
	} );

	document.addEventListener( 'click', function ( event ) {
		var link = event.target.closest && event.target.closest( '#retention-notice a' );
		if ( ! link ) {
			return;
		}
		event.preventDefault();
		post( settings.refuse, {} ).then( function ( answer ) {
			if ( ! answer.ok ) {
				throw new Error( 'refused' );
			}
			isRefused = true;
			notice.setAttribute( 'role', 'status' );
			notice.firstChild.textContent = settings.refused;
		} ).catch( function () {
			window.location = link.href;
		} );
	} );

	// The block checkout is drawn by React, later than this runs, and sometimes again.
	function move() {
		var field = document.querySelector( '.wc-block-checkout #email' );
		var place = field && field.closest( '.wc-block-components-checkout-step__content' );
		if ( place && notice.parentNode !== place ) {
			place.appendChild( notice );
		}
	}
	var block = document.querySelector( '.wp-block-woocommerce-checkout' );
	if ( notice && block ) {
		new window.MutationObserver( move ).observe( block, { childList: true, subtree: true } );
		move();
	}
} )( window.retentionCheckout );
